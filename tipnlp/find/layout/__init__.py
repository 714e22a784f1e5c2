"""The layout of a report: `lines`, its head (`headers`, `homes` for the country it is about, `tiers`) and its `sections`."""
