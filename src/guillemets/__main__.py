"""``python -m guillemets``: the same as the command."""

from guillemets.cli.main import main

if __name__ == "__main__":
    main()
