//! Classic BPF, written from its end to its beginning.
//!
//! Owns instructions and their distances. Jumps go forward only, so that a program written backwards
//! always knows its targets; equal instructions with equal targets are written once.

use std::collections::HashMap;

use super::row::{Action, Value};

/// What can be loaded from `struct seccomp_data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Number,
    Architecture,
    /// The lower 32 bits of an argument.
    Low(u8),
    /// The upper 32 bits.
    High(u8),
}

/// How a jump compares the accumulator with a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Comparison {
    Equal,
    AtLeast,
    AnyBit,
}

/// A written instruction: the way on from it is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Node(usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Instruction {
    Load(Field, Node),
    Mask(u32, Node),
    Jump(Node),
    Branch(Comparison, Value, Node, Node),
    Return(Code),
}

/// What a filter returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Code(u32);

/// No process has this number; to be overwritten with the own one.
const NOBODY: u32 = i32::MAX.cast_unsigned();

/// How many instructions a conditional jump can pass over.
const REACH: usize = 255;

/// A program being written.
#[derive(Debug, Default)]
pub(super) struct Assembler {
    /// The last instruction first.
    backwards: Vec<Instruction>,
    /// The nearest place where each instruction stands.
    written: HashMap<Instruction, Node>,
}

impl Assembler {
    /// Ends with an answer.
    pub(super) fn answer(&mut self, action: Action) -> Node {
        let answer = Instruction::Return(code(action));
        self.written.get(&answer).copied().unwrap_or_else(|| self.append(answer))
    }

    /// Loads a field, then goes on.
    pub(super) fn load(&mut self, field: Field, then: Node) -> Node {
        self.straight(then, |then| Instruction::Load(field, then))
    }

    /// Keeps the bits of the mask, then goes on.
    pub(super) fn mask(&mut self, mask: u32, then: Node) -> Node {
        self.straight(then, |then| Instruction::Mask(mask, then))
    }

    /// Goes one of two ways.
    pub(super) fn branch(
        &mut self,
        comparison: Comparison,
        value: Value,
        yes: Node,
        no: Node,
    ) -> Node {
        if yes == no {
            return yes;
        }
        let wanted = Instruction::Branch(comparison, value, yes, no);
        if let Some(node) = self.written.get(&wanted) {
            return *node;
        }
        // One less for the first: bringing the second near may put one instruction between.
        let yes = self.near(yes, REACH - 1);
        let no = self.near(no, REACH);
        self.write(wanted, Instruction::Branch(comparison, value, yes, no))
    }

    /// The bytes of the program that begins here, and the places of the own number in it.
    pub(super) fn finish(mut self, start: Node) -> (Vec<u8>, Vec<usize>) {
        self.near(start, 0);
        let mut program = Vec::with_capacity(self.backwards.len() * 8);
        let mut own = Vec::new();
        for (place, instruction) in self.backwards.iter().enumerate().rev() {
            if matches!(instruction, Instruction::Branch(_, Value::OwnPid, ..)) {
                own.push(program.len() + 4);
            }
            program.extend(encode(*instruction, place));
        }
        (program, own)
    }

    /// Writes an instruction that goes on with the next one.
    fn straight(&mut self, then: Node, instruction: impl Fn(Node) -> Instruction) -> Node {
        let wanted = instruction(then);
        if let Some(node) = self.written.get(&wanted) {
            return *node;
        }
        let then = self.near(then, 0);
        self.write(wanted, instruction(then))
    }

    /// The same way on, at most so many instructions ahead of the one to be written next.
    fn near(&mut self, node: Node, reach: usize) -> Node {
        if self.backwards.len() - 1 - node.0 <= reach {
            return node;
        }
        match self.backwards.get(node.0) {
            Some(end @ Instruction::Return(_)) => self.append(*end),
            _ => self.append(Instruction::Jump(node)),
        }
    }

    /// Writes an instruction, and remembers it as what was wanted before ways were brought near.
    fn write(&mut self, wanted: Instruction, near: Instruction) -> Node {
        let node = self.append(near);
        self.written.insert(wanted, node);
        node
    }

    fn append(&mut self, instruction: Instruction) -> Node {
        let node = Node(self.backwards.len());
        self.backwards.push(instruction);
        self.written.insert(instruction, node);
        node
    }
}

/// From `linux/seccomp.h`.
fn code(action: Action) -> Code {
    const ERRNO: u32 = 0x0005_0000;
    Code(match action {
        Action::Allow => 0x7fff_0000,
        Action::Refuse => ERRNO | libc::EPERM.cast_unsigned(),
        Action::Unknown => ERRNO | libc::ENOSYS.cast_unsigned(),
        Action::Kill => 0x8000_0000,
    })
}

/// A `struct sock_filter`, with the codes of `linux/bpf_common.h`.
fn encode(instruction: Instruction, place: usize) -> [u8; 8] {
    const LOAD_WORD: u16 = 0x20;
    const AND: u16 = 0x54;
    const JUMP: u16 = 0x05;
    const RETURN: u16 = 0x06;
    let ahead = |node: Node| place - node.0 - 1;
    // `near` keeps every distance within 8 bits.
    let short = |node| u8::try_from(ahead(node)).unwrap_or(u8::MAX);
    let (code, yes, no, constant) = match instruction {
        Instruction::Load(field, _) => (LOAD_WORD, 0, 0, offset(field)),
        Instruction::Mask(mask, _) => (AND, 0, 0, mask),
        Instruction::Jump(node) => (JUMP, 0, 0, u32::try_from(ahead(node)).unwrap_or(u32::MAX)),
        Instruction::Return(Code(code)) => (RETURN, 0, 0, code),
        Instruction::Branch(comparison, value, yes, no) => {
            (jump_code(comparison), short(yes), short(no), constant(value))
        }
    };
    let [code_0, code_1] = code.to_ne_bytes();
    let [a, b, c, d] = constant.to_ne_bytes();
    [code_0, code_1, yes, no, a, b, c, d]
}

fn jump_code(comparison: Comparison) -> u16 {
    match comparison {
        Comparison::Equal => 0x15,
        Comparison::AtLeast => 0x35,
        Comparison::AnyBit => 0x45,
    }
}

fn constant(value: Value) -> u32 {
    match value {
        Value::Named(_, number) => number,
        Value::OwnPid => NOBODY,
    }
}

/// Where it stands in `struct seccomp_data`; both architectures have the lower half first.
fn offset(field: Field) -> u32 {
    match field {
        Field::Number => 0,
        Field::Architecture => 4,
        Field::Low(argument) => 16 + 8 * u32::from(argument),
        Field::High(argument) => 20 + 8 * u32::from(argument),
    }
}
