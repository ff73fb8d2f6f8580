"""Tests of the formats that are read in the child."""
