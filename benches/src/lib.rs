//! The large store that the benchmarks measure.
