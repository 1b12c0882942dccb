"""`python -m extractor`: the command line. Worker processes import this module, too, and must not
load the commands for that."""

if __name__ == "__main__":
    from extractor.cli import main

    main()
