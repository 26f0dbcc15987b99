import Foundation

extension timespec {
  /// The time as one number.
  ///
  /// Read as bytes: which module the members of `timespec` belong to depends on which C module
  /// was imported first, and differs between debug and release builds.
  var nanoseconds: Int64 {
    withUnsafeBytes(of: self) { bytes in
      bytes.load(as: Int64.self) * 1_000_000_000
        + bytes.load(fromByteOffset: 8, as: Int64.self)
    }
  }

  /// A time from its nanoseconds since 1970.
  init(nanoseconds: Int64) {
    self.init()
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    withUnsafeMutableBytes(of: &self) { bytes in
      bytes.storeBytes(of: rest < 0 ? seconds - 1 : seconds, as: Int64.self)
      bytes.storeBytes(
        of: rest < 0 ? rest + 1_000_000_000 : rest, toByteOffset: 8, as: Int64.self)
    }
  }
}
