import Foundation
import Glibc

/// A small file system of its own; only root can make one.
package final class SmallDisk: Sendable {
  package let path: String
  private let folder: TemporaryFolder

  /// Mounts one; nil where that is not allowed.
  package init?(megabytes: Int) {
    guard getuid() == 0, let folder = try? TemporaryFolder(),
      (try? folder.write("disk/.keep", "")) != nil
    else { return nil }
    self.folder = folder
    path = folder.path + "/disk"
    let mounted = try? Command.run(
      "mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path], in: "/")
    guard mounted?.status == 0 else { return nil }
  }

  deinit { _ = try? Command.run("umount", ["--lazy", path], in: "/") }
}
