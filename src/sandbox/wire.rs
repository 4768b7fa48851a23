//! The socket between the judge and a slot: whole messages, with descriptors where they go along.
//!
//! Owns how messages travel; what they say is `spec`'s.

use std::io::{self, IoSlice, IoSliceMut};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::time::Duration;

use nix::cmsg_space;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::{
    AddressFamily, ControlMessage, ControlMessageOwned, MsgFlags, Shutdown, SockFlag, SockType,
    recvmsg, sendmsg, shutdown, socketpair,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{buffer, sys};

/// The most descriptors that go along with a message.
const MOST_DESCRIPTORS: usize = 8;

/// One end of the socket.
#[derive(Debug)]
pub(super) struct Wire(OwnedFd);

/// A message and the descriptors that came along.
pub(super) type Received<T> = (T, Vec<OwnedFd>);

impl Wire {
    /// Both ends. They close on `execve`.
    pub(super) fn pair() -> io::Result<(Self, Self)> {
        let kind = SockType::SeqPacket;
        let (one, other) = socketpair(AddressFamily::Unix, kind, None, SockFlag::SOCK_CLOEXEC)?;
        Ok((Self(one), Self(other)))
    }

    /// An end that was inherited.
    pub(super) fn inherited(descriptor: OwnedFd) -> Self {
        Self(descriptor)
    }

    /// Sends one message.
    pub(super) fn send<T: Serialize>(
        &self,
        message: &T,
        along: &[BorrowedFd<'_>],
    ) -> io::Result<()> {
        let text = serde_json::to_vec(message)?;
        let raw: Vec<RawFd> = along.iter().map(AsRawFd::as_raw_fd).collect();
        let rights = [ControlMessage::ScmRights(&raw)];
        let rights = if raw.is_empty() { &rights[..0] } else { &rights[..] };
        let parts = [IoSlice::new(&text)];
        sendmsg::<()>(self.0.as_raw_fd(), &parts, rights, MsgFlags::MSG_NOSIGNAL, None)?;
        Ok(())
    }

    /// Waits for one message. `None` when the other end is gone.
    pub(super) fn receive<T: DeserializeOwned>(&self) -> io::Result<Option<Received<T>>> {
        buffer::with(|buffer| self.receive_in(buffer))
    }

    fn receive_in<T: DeserializeOwned>(&self, text: &mut [u8]) -> io::Result<Option<Received<T>>> {
        let mut ancillary = cmsg_space!([RawFd; MOST_DESCRIPTORS]);
        let mut parts = [IoSliceMut::new(text)];
        let flags = MsgFlags::MSG_CMSG_CLOEXEC;
        let (count, along) = loop {
            match recvmsg::<()>(self.0.as_raw_fd(), &mut parts, Some(&mut ancillary), flags) {
                Ok(message) => {
                    let rights = message.cmsgs()?.filter_map(|extra| match extra {
                        ControlMessageOwned::ScmRights(raw) => Some(sys::adopt(&raw)),
                        _ => None,
                    });
                    break (message.bytes, rights.flatten().collect());
                }
                Err(nix::Error::EINTR) => {}
                Err(nix::Error::ECONNRESET) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        };
        if count == 0 {
            return Ok(None);
        }
        let message = serde_json::from_slice(text.get(..count).unwrap_or_default())?;
        Ok(Some((message, along)))
    }

    /// Tells the other end that nothing more will come.
    pub(super) fn close(&self) {
        // An end that is gone already needs no telling.
        let _ = shutdown(self.0.as_raw_fd(), Shutdown::Both);
    }

    /// Whether a message or the end comes within this time.
    pub(super) fn comes_within(&self, time: Duration) -> io::Result<Comes> {
        let timeout = PollTimeout::try_from(time).unwrap_or(PollTimeout::MAX);
        let mut polled = [PollFd::new(self.0.as_fd(), PollFlags::POLLIN)];
        loop {
            match poll(&mut polled, timeout) {
                Ok(0) => return Ok(Comes::Not),
                Ok(_) => return Ok(Comes::Now),
                Err(nix::Error::EINTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Whether something came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comes {
    /// It did.
    Now,
    /// It did not.
    Not,
}

impl AsFd for Wire {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}
