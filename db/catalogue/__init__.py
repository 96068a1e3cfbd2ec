"""The catalogue of a library of packs: taken in, listed, searched. Begin with catalogue.py."""
