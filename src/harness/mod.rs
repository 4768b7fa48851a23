//! Our half of the protocol with the Python harness.

pub mod bundle;
