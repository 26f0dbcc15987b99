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
}
