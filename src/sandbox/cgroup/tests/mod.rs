//! Machines seen from their files, and groups on the machine that the tests run on.

mod layouts;
mod real;
mod refusals;
