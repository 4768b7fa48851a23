//! The program: arguments in, exit code out.
//!
//! Owns the commands, one file each. Everything they do is done by the modules below.

mod args;
mod author;
mod batch;
mod bench;
mod check;
mod doctor;
mod exit;
mod folder;
mod hint;
mod history;
mod init;
mod interview;
mod list;
mod machine;
mod new;
mod output;
mod own_input;
mod package;
mod problem_lock;
mod problem_new;
mod run;
mod shell;
mod show;
mod source;
mod target;
mod text;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use crate::config::{Environment, Preference};
use crate::phases;
use args::{Arguments, Command, ProblemCommand};
use exit::{Exit, Failure};

/// Values from submissions nest deep, and comparing and printing them recurses.
const STACK: usize = 256 << 20;

/// Runs the program.
pub fn main() -> ExitCode {
    let command =
        std::thread::Builder::new().name("judge".to_owned()).stack_size(STACK).spawn(dispatch);
    match command.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => ExitCode::from(3),
        Err(error) => {
            output::complain(&Failure::judge(format!("cannot start a thread: {error}")));
            ExitCode::from(3)
        }
    }
}

fn dispatch() -> ExitCode {
    shell::answer();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let environment = Environment::read();
    if environment.phases == Preference::Yes {
        phases::keep();
    }
    phases::mark("arguments read");
    let result = command(&arguments.command, &environment);
    phases::mark("all ended");
    // A bench that went away misses nothing it still wants.
    let _ = phases::write(&mut std::io::stderr());
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output::complain(&failure);
            failure.code()
        }
    }
}

fn usage(error: &clap::Error) -> ExitCode {
    let help = !error.use_stderr();
    // A reader that went away misses nothing it still wants.
    let _ = error.print();
    if help { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

fn command(command: &Command, environment: &Environment) -> Result<Exit, Failure> {
    match command {
        Command::Run(arguments) => run::run(arguments, environment),
        Command::Check(arguments) => check::run(arguments, environment),
        Command::Init(arguments) => init::init(arguments),
        Command::Batch(arguments) => batch::run(arguments, environment),
        Command::List(arguments) => list::list(arguments, environment),
        Command::Show(arguments) => show::show(arguments, environment),
        Command::New(arguments) => new::new(arguments, environment),
        Command::Hint(arguments) => hint::hint(arguments, environment),
        Command::History(arguments) => history::history(arguments, environment),
        Command::Completions(arguments) => shell::completions(arguments),
        Command::Man(arguments) => shell::man(arguments),
        Command::Bench(arguments) => bench::run(arguments, environment),
        Command::Interview(words) => interview::interview(words, environment),
        Command::Problem(ProblemCommand::New(arguments)) => problem_new::problem_new(arguments),
        Command::Doctor(arguments) => doctor::run(arguments, environment),
        Command::Verify(arguments) => verify::run(arguments, environment),
        Command::Problem(ProblemCommand::Lock(arguments)) => {
            problem_lock::run(arguments, environment)
        }
    }
}
