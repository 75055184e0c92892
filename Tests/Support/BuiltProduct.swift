import Foundation

/// The path of an executable of this package, as built beside the running tests.
public func builtProduct(named name: String) -> String {
  let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  return tests.deletingLastPathComponent().appendingPathComponent(name).path
}

/// The path of a file or folder of the package: "flows/site-visit".
public func packagePath(_ path: String, from file: String = #filePath) -> String {
  var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
    precondition(folder.path != "/", "no Package.swift above \(file)")
    folder.deleteLastPathComponent()
  }
  return folder.appendingPathComponent(path).path
}
