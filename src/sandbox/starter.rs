//! Starting jail processes: our own binary, anew.
//!
//! Owns the thread that does it, which lives as long as the slots. What they become is `jail`'s.

use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::jail;
use super::wire::Wire;

/// The thread that starts jail processes. The parent-death signal follows the thread that started a
/// process, so that thread must live as long as the slots, which pass from thread to thread.
#[derive(Debug)]
pub(super) struct Starter {
    requests: Option<Sender<Request>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

struct Request {
    wire: Wire,
    reply: Sender<std::io::Result<Child>>,
}

impl Starter {
    pub(super) fn new() -> std::io::Result<Self> {
        let (requests, incoming): (Sender<Request>, Receiver<Request>) = channel();
        let serve = move || {
            for Request { wire, reply } in incoming {
                // A requester that is gone takes its slot with it.
                let _ = reply.send(spawn(&wire));
            }
        };
        let thread = std::thread::Builder::new().name("judge-starter".to_owned()).spawn(serve)?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    pub(super) fn start(&self, wire: Wire) -> std::io::Result<Child> {
        let gone = || std::io::Error::other("the starting thread is gone");
        let (reply, answer) = channel();
        let requests = self.requests.as_ref().ok_or_else(gone)?;
        requests.send(Request { wire, reply }).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }
}

impl Drop for Starter {
    fn drop(&mut self) {
        self.requests.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn spawn(wire: &Wire) -> std::io::Result<Child> {
    let stdin: OwnedFd = wire.as_fd().try_clone_to_owned()?;
    #[expect(clippy::disallowed_methods, reason = "this module starts processes")]
    let mut command = Command::new("/proc/self/exe");
    command
        .arg0("judge")
        .arg(jail::ARGUMENT)
        .env_clear()
        .stdin(Stdio::from(stdin))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C is for the judge, which then ends its programs itself.
        .process_group(0);
    command.spawn()
}
