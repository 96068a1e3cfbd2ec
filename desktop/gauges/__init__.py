"""Target gauges: geometry (pure numbers) -> painter -> surfaces. One drawing, many surfaces."""
