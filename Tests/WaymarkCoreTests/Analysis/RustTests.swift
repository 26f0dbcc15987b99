import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, for, while, loop conditions, each arm of match (not `_`), `?`,
/// `&&`, `||`.
@Suite struct RustTests {
  private let file = AnalyzedSource.file(
    "src/lib.rs",
    ##"""
    //! Crate about ropes.
    use std::collections::{HashMap, BTreeMap as Map};
    use crate::knot::*;
    extern crate serde;

    /// A rope.
    #[derive(Debug, Clone)]
    pub struct Rope<'a, T: Clone> {
        pub length: &'a T,
    }

    pub enum Knot { Bowline, Hitch(u8) }
    pub(crate) union Bits { a: u32, b: f32 }
    type Coil = Vec<Knot>;
    const LIMIT: usize = 3;
    static NAME: &str = r#"fn fake() { struct Fake { "#;

    /// What can be tied.
    pub trait Tie {
        fn tie(&mut self, knot: Knot) -> bool;
        /// Unties.
        fn untie(&self) -> bool { true }
    }

    impl<'a, T: Clone> Rope<'a, T> {
        /// Makes a rope.
        ///
        /// waymark: rope.new
        #[inline]
        pub fn new(length: &'a T, (first, second): (u8, u8)) -> Self {
            let twice = |x: u8| if x > 1 { x * 2 } else { x };
            Rope { length }
        }

        pub async unsafe fn pull(mut self, force: f64) -> Result<(), Error> {
            for strand in self.strands() {
                while let Some(x) = strand.next() && force > 0.0 || self.wet { x.check()?; }
            }
            match force {
                f if f > 1.0 => Ok(()),
                0.5 | 0.6 => Err(Error),
                _ => loop { break; },
            }
        }
    }

    impl<T: Clone> Tie for Rope<'_, T> {
        fn tie(&mut self, knot: Knot) -> bool {
            fn inner(n: i32) -> i32 { n }
            matches!(knot, Knot::Bowline)
        }
    }

    macro_rules! splice {
        ($a:expr) => { fn fake_in_macro() {} };
    }

    mod inner {
        pub fn deep() {}
    }

    extern "C" { fn rope_length(rope: *const u8) -> usize; }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn holds() { assert!(true); }

        #[tokio::test]
        async fn holds_long() {}

        fn helper() {}
    }
    """##)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // new: if = 1 + 1. pull: for, while, &&, ||, ?, two arms = 7 + 1.
    #expect(
      file.outline == """
        8-10 type Rope “A rope.”
        12-12 type Knot
        13-13 type Bits
        14-14 type Coil
        15-15 constant LIMIT
        16-16 constant NAME
        19-23 type Tie “What can be tied.”
        20-20 method Tie.tie(self, knot)
        22-22 method Tie.untie(self) c1 “Unties.”
        30-33 method Rope.new(length, first, second) c2 “Makes a rope. waymark: rope.new” [rope.new]
        35-44 method Rope.pull(self, force) c8
        48-51 method Rope.tie(self, knot) c1
        49-49 function Rope.inner(n) c1
        59-59 function deep() c1
        62-62 function rope_length(rope)
        69-69 test holds() c1
        72-72 test holds_long() c1
        74-74 function helper() c1
        """)
  }

  @Test func `imports are the paths`() {
    #expect(
      file.imports == [
        "std::collections::HashMap", "std::collections::BTreeMap", "crate::knot", "serde", "super",
      ])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 1, 6, 18, 21, 26-28. Blank: 5, 11, 17, 24, 34, 46, 53, 57, 61, 63, 67, 70, 73.
    #expect(file.lines == LineCounts(code: 55, comment: 7, blank: 13))
  }
}
