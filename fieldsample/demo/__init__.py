"""The demo district: invented sites, people and samples, filled in through the real journal."""
