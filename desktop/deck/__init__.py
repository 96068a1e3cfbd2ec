"""From a brief to slides, and a slide's one drawing for many surfaces: screen, projector, paper, files."""
