//! Every figure that README and docs may state, measured on this machine: `cargo bench --bench speed`.
//!
//! Owns the command line. `-- NAME…` selects rows, `-- --list` names them, `-- --quick` takes few samples and
//! proves only that everything works. A figure belongs to the machine that it was taken on, and nothing
//! here is a test of time. Method and results are in `docs/performance.md`.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should panic")]
#![expect(clippy::print_stdout, reason = "a bench prints its result")]
#![expect(clippy::disallowed_methods, reason = "a bench starts programs and reads its environment")]

mod batch;
mod bench;
mod cold;
mod ingredients;
mod others;
mod pin;
mod profile;
mod row;
mod runners;
mod sample;
mod tree;
mod warm;

use std::process::ExitCode;

use bench::{Bench, Effort};
use row::Part;

/// In the order of the design's targets; what explains them comes last.
const PARTS: [Part; 7] = [
    Part { name: "cold", about: "a person's run, from nothing", run: cold::run },
    Part { name: "warm", about: "cases per second on one core", run: warm::run },
    Part { name: "isolation", about: "full isolation against none", run: ingredients::isolation },
    Part { name: "batch", about: "2,000 submissions in one process", run: batch::run },
    Part { name: "ingredients", about: "what each tier and runner adds", run: ingredients::run },
    Part {
        name: "runners",
        about: "what both runners say of the same programs",
        run: runners::run,
    },
    Part { name: "profile", about: "a cold run by phase", run: profile::run },
];

fn main() -> ExitCode {
    if judge::sandbox::jail::enter() {
        return ExitCode::SUCCESS;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_given = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if is_given("--list") {
        for part in &PARTS {
            println!("{:12} {}", part.name, part.about);
        }
        return ExitCode::SUCCESS;
    }
    // `cargo bench` itself adds `--bench`.
    let names: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let unknown = names.iter().find(|name| PARTS.iter().all(|part| part.name != **name));
    if let Some(unknown) = unknown {
        println!("there is no part `{unknown}`; `-- --list` names them");
        return ExitCode::from(2);
    }
    let effort = if is_given("--quick") { Effort::Quick } else { Effort::Whole };
    let bench = Bench::set_up(effort);
    bench.print_machine();
    let wanted = |part: &&Part| names.is_empty() || names.iter().any(|name| *name == part.name);
    let mut rows = Vec::new();
    for part in PARTS.iter().filter(wanted) {
        println!("\n== {}: {}", part.name, part.about);
        rows.extend((part.run)(&bench));
    }
    row::print_table(&rows);
    ExitCode::SUCCESS
}
