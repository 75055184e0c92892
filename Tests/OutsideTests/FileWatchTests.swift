import Foundation
import Outside
import TestSupport
import Testing

@Suite struct FileWatchTests {
  private let folder: TemporaryFolder
  private let center: String
  private let flow: String
  private let watch: FileWatch

  init() throws {
    folder = try TemporaryFolder()
    center = try folder.write("center", to: "center.json")
    flow = try folder.write("flow", to: "flows/welcome.json")
    watch = FileWatch([center, flow])
  }

  @Test func nothingHasChangedAtFirst() {
    #expect(watch.changes() == [])
    #expect(!isReadable(watch.descriptor))
  }

  @Test func aFileWrittenInPlaceIsNoticedOnce() throws {
    try Data("changed".utf8).write(to: URL(fileURLWithPath: flow))
    #expect(waitUntilReadable(watch.descriptor))
    #expect(watch.changes() == [flow])
    #expect(watch.changes() == [])
    #expect(!isReadable(watch.descriptor))
  }

  @Test func aFileReplacedByARenameIsNoticedAgainAndAgain() throws {
    for round in 1...3 {
      let new = try folder.write("\(round)", to: "flows/.welcome.json.new")
      #expect(rename(new, flow) == 0)
      #expect(waitUntilReadable(watch.descriptor))
      #expect(watch.changes() == [flow])
    }
  }

  @Test func aFileMovedAsideAndWrittenAnewIsNoticed() throws {
    #expect(rename(flow, flow + "~") == 0)
    try folder.write("new", to: "flows/welcome.json")
    #expect(waitUntilReadable(watch.descriptor))
    #expect(watch.changes() == [flow])
  }

  @Test func aFileThatIsGoneCountsOnceAndAgainWhenItIsBack() throws {
    #expect(unlink(flow) == 0)
    #expect(watch.changes() == [flow])
    #expect(watch.changes() == [])
    try folder.write("back", to: "flows/welcome.json")
    #expect(waitUntilReadable(watch.descriptor))
    #expect(watch.changes() == [flow])
  }

  @Test func theTargetOfALinkIsWatched() throws {
    let target = try folder.write("one", to: "elsewhere/target.json")
    let link = folder.path(of: "link.json")
    #expect(symlink(target, link) == 0)
    watch.watch([link])
    try Data("changed".utf8).write(to: URL(fileURLWithPath: target))
    #expect(waitUntilReadable(watch.descriptor))
    #expect(watch.changes() == [link])
  }

  @Test func otherFilesBesideDoNotCount() throws {
    try folder.write("x", to: "flows/other.json")
    #expect(watch.changes() == [])
  }

  @Test func severalChangesComeInTheOrderOfNaming() throws {
    try folder.write("changed", to: "flows/welcome.json")
    try folder.write("changed too", to: "center.json")
    #expect(watch.changes() == [center, flow])
  }

  private func isReadable(_ descriptor: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) == 1
  }
}
