//! A judge for coding challenges: runs a candidate's Python solution against a problem's cases in
//! a sandbox and says what is wrong.
//!
//! Modules in reading order: `model` and `event` are the vocabulary; `notation`, `compare` and
//! `catalog` know problems; `harness` and `sandbox` run Python; `engine` decides; `report` shows;
//! `batch` is for programs that judge many submissions; `verify` proves packages; `workspace` knows
//! which problem a file is for, `repository` what a `judge.toml` says; `attack` holds the programs that
//! the sandbox must withstand; `cli` is the program. `ARCHITECTURE.md` says who may use whom.

pub mod attack;
pub mod batch;
pub mod catalog;
pub mod cli;
pub mod compare;
pub mod config;
pub mod engine;
pub mod event;
pub mod filter;
pub mod growth;
pub mod harness;
pub mod history;
pub mod model;
pub mod notation;
pub mod phases;
pub mod report;
pub mod repository;
pub mod sandbox;
pub mod verify;
pub mod workspace;
