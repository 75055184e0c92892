/// The files of a folder that may hold flows.
public enum FlowFiles {
  /// True where a folder has JSON files, or, as older consoles export flows, files without an ending that begin as an
  /// object does.
  public static func mayBe(in folder: String, among names: [String]) -> Bool {
    names.contains(where: UserFile.isJSON)
      || names.contains { name in
        let file = UserFile.join(folder, name)
        guard UserFile.mayNameFlow(name), UserFile.kind(of: file) == .file,
          let bytes = try? UserFile.read(file)
        else { return false }
        return beginsAnObject(bytes)
      }
  }

  /// True for a text whose first character opens an object.
  static func beginsAnObject(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    return text.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
  }
}
