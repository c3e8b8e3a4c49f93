"""`python -m desktop`: the same as the `crossquote` command."""

if __name__ == "__main__":
    from desktop.cli import main

    main()
