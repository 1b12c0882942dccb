"""What the rows and columns of a table are, however it is written.

`marks` puts signs back to their figures, `grid` finds the columns, `indentation` the levels of
row labels. `read` uses them for HTML, `normalize` for pipe tables and columns made of spaces.
Nothing here may know HTML, Markdown or what the words mean.
"""
