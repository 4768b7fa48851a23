//! The `judge` program.
//!
//! Owns nothing: a process started as a jail becomes one, any other runs the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    judge::phases::start();
    if judge::sandbox::jail::enter() {
        return ExitCode::SUCCESS;
    }
    judge::cli::main()
}
