import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import touchtone

/// A text that takes the place of another leaves the file what it is.
@Suite struct TextFileTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode : 0
  }

  @Test func theFileKeepsItsPermissions() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("former", to: "results.xml")
    #expect(chmod(file, 0o600) == 0)
    try TextFile.replace("new", at: file)
    #expect(try folder.read("results.xml") == "new")
    #expect(mode(file) & 0o777 == 0o600)
  }

  @Test func aLinkIsFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("former", to: "inner/results.xml")
    for target in ["inner/results.xml", "inner/missing.xml"] {
      let link = folder.path(of: "link.xml")
      unlink(link)
      #expect(symlink(target, link) == 0)
      try TextFile.replace("new", at: link)
      #expect(mode(link) & S_IFMT == S_IFLNK)
      #expect(try folder.read(target) == "new")
    }
  }

  @Test func aPipeIsWrittenInto() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path(of: "pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open for both, so that nobody waits for the other end.
    let end = try #require(FileHandle(forUpdatingAtPath: pipe))
    try TextFile.replace("new", at: pipe)
    #expect(mode(pipe) & S_IFMT == S_IFIFO)
    #expect(try end.read(upToCount: 3) == Data("new".utf8))
  }

  @Test func whatCannotBeWrittenIsNamedAsThePersonDid() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path(of: "none/results.xml"), folder.path] {
      let finding = #expect(throws: Diagnostic.self) { try TextFile.replace("new", at: path) }
      #expect(finding?.source == path && finding?.message == "this file cannot be written")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
