"""What a brief is, without a screen: sources, packs, figures. Imports no Qt."""
