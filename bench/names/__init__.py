"""Made-up companies of the market and how papers write their names."""
