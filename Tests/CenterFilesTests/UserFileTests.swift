import CenterFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Reading what a person gave us.
@Suite struct UserFileTests {
  @Test(arguments: [
    ("a", "b.json", "a/b.json"), ("a/", "b.json", "a/b.json"), ("", "b.json", "b.json"),
    ("a", "/b.json", "/b.json"),
    ("a", "../b.json", "a/../b.json"),
  ])
  func pathsAreJoined(folder: String, name: String, joined: String) {
    #expect(UserFile.join(folder, name) == joined)
  }

  @Test(arguments: [
    ("a/b.json", "a", "b.json"), ("b.json", ".", "b.json"), ("/b.json", "/", "b.json"), ("a/b/", "a/b", "b"),
  ])
  func aPathIsAFolderAndAName(path: String, folder: String, name: String) {
    #expect(UserFile.folder(of: path) == folder)
    #expect(UserFile.name(of: path) == name)
  }

  @Test func whatCannotBeReadSaysWhy() throws {
    let folder = try TemporaryFolder()
    for (path, why) in [
      (folder.path(of: "gone"), "No such file or directory"), (folder.path, "it is a folder"),
    ] {
      let error = #expect(throws: Diagnostic.self) { try UserFile.read(path) }
      #expect(error?.why == why)
      #expect(error?.rule == "unreadable")
    }
  }

  @Test func namesAreSortedAndHiddenOnesLeftOut() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "a", ".c"] { try folder.write("", to: name) }
    #expect(try UserFile.names(in: folder.path) == ["a", "b"])
  }

  @Test func aLargeFileIsReadWhole() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<200_000).map { UInt8($0 & 255) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path(of: "large")))
    #expect(try UserFile.read(folder.path(of: "large")) == bytes)
  }

  @Test func anEmptyFileHasNoBytes() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "empty")
    #expect(try UserFile.read(folder.path(of: "empty")).isEmpty)
  }

  /// The system's own files have no size, and give what they have in pieces.
  @Test func aFileThatHidesItsSizeIsReadWhole() throws {
    let lines = String(decoding: try UserFile.read("/proc/self/maps"), as: UTF8.self).split(separator: "\n")
    #expect(lines.count > 50)
    #expect(lines.last?.contains("vsyscall") == true || lines.last?.contains("vdso") == true)
  }
}
