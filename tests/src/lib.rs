//! Support for the journeys: running the programs, making stores, reading what they print.
