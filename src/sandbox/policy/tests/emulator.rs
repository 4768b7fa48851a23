//! A machine for classic BPF, as the kernel runs it for seccomp.

use super::{Action, Architecture, Call, PID};
use crate::sandbox::policy::Filter;

/// What a filter answered, and how many instructions that took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) code: u32,
    pub(super) steps: usize,
}

/// The filter as the process installs it: with its own number written in.
pub(super) fn patched(filter: &Filter) -> Vec<u8> {
    let mut program = filter.program.clone();
    for offset in &filter.pid_offsets {
        let place = &mut program[*offset..*offset + 4];
        assert_eq!(place, i32::MAX.to_ne_bytes());
        place.copy_from_slice(&PID.to_ne_bytes());
    }
    program
}

/// Runs a filter on a call. Panics where the kernel would refuse the program.
pub(super) fn run(program: &[u8], audit: u32, call: &Call) -> Run {
    let data = seccomp_data(audit, call);
    let (mut accumulator, mut place) = (0_u32, 0);
    for steps in 1.. {
        let instruction = &program[place * 8..place * 8 + 8];
        let code = u16::from_ne_bytes(instruction[..2].try_into().unwrap());
        let constant = u32::from_ne_bytes(instruction[4..].try_into().unwrap());
        let jump = |holds: bool| usize::from(instruction[if holds { 2 } else { 3 }]);
        place += 1;
        match code {
            0x20 => accumulator = word(&data, constant),
            0x54 => accumulator &= constant,
            0x05 => place += usize::try_from(constant).unwrap(),
            0x15 => place += jump(accumulator == constant),
            0x35 => place += jump(accumulator >= constant),
            0x45 => place += jump(accumulator & constant != 0),
            0x06 => return Run { code: constant, steps },
            other => panic!("no instruction: {other:#x}"),
        }
    }
    unreachable!("a program of forward jumps ends")
}

fn seccomp_data(audit: u32, call: &Call) -> Vec<u8> {
    let mut data = Vec::new();
    data.extend(call.number.to_ne_bytes());
    data.extend(audit.to_ne_bytes());
    data.extend([0xaa; 8]);
    call.arguments.iter().for_each(|argument| data.extend(argument.to_ne_bytes()));
    data
}

fn word(data: &[u8], offset: u32) -> u32 {
    assert_eq!(offset % 4, 0, "the kernel loads aligned words only");
    let at = usize::try_from(offset).unwrap();
    u32::from_ne_bytes(data[at..at + 4].try_into().unwrap())
}

/// `linux/seccomp.h`, written anew so that a slip in the assembler shows.
pub(super) fn code(action: Action) -> u32 {
    match action {
        Action::Allow => 0x7fff_0000,
        Action::Refuse => 0x0005_0001,
        Action::Unknown => 0x0005_0026,
        Action::Kill => 0x8000_0000,
    }
}

/// `linux/audit.h`: the ELF machine, 64 bits, little-endian.
pub(super) fn audit(architecture: Architecture) -> u32 {
    match architecture {
        Architecture::X86_64 => 0x3e | 0x8000_0000 | 0x4000_0000,
        Architecture::Aarch64 => 0xb7 | 0x8000_0000 | 0x4000_0000,
    }
}
