import CLinux
import Glibc

/// One standard stream of a child: the end that the child gets and the end that we keep.
struct Channel {
  let childs: Descriptor
  let ours: Descriptor?

  init(_ input: ChildProcess.Input) throws(ChildProcessError) {
    switch input {
    case .nothing:
      self.init(childs: try Self.nothing(), ours: nil)
    case .bytes(let bytes):
      let file = try Self.memory()
      try Self.fill(file, with: bytes)
      self.init(childs: file, ours: nil)
    case .pipe:
      let (reading, writing) = try Self.pipe()
      self.init(childs: reading, ours: writing)
    }
    ours?.setNonblocking()
  }

  init(_ output: ChildProcess.Output) throws(ChildProcessError) {
    switch output {
    case .discarded:
      self.init(childs: try Self.nothing(), ours: nil)
    case .collected:
      let file = try Self.memory()
      self.init(childs: file, ours: file)
    case .pipe:
      let (reading, writing) = try Self.pipe()
      reading.setNonblocking()
      self.init(childs: writing, ours: reading)
    }
  }

  private init(childs: Descriptor, ours: Descriptor?) {
    self.childs = childs
    self.ours = ours
  }

  private static func nothing() throws(ChildProcessError) -> Descriptor {
    guard let file = Descriptor(open("/dev/null", O_RDWR | O_CLOEXEC)) else {
      throw .refused(what: "cannot open /dev/null", code: errno)
    }
    return file
  }

  private static func memory() throws(ChildProcessError) -> Descriptor {
    guard let file = Descriptor(memfd_create("touchtone", MFD_CLOEXEC)) else {
      throw .refused(what: "cannot make a file in memory", code: errno)
    }
    return file
  }

  private static func fill(_ file: Descriptor, with bytes: [UInt8]) throws(ChildProcessError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, written) }
      guard count > 0 else { throw .refused(what: "cannot fill a file in memory", code: errno) }
      written += count
    }
  }

  private static func pipe() throws(ChildProcessError) -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0, let reading = Descriptor(ends[0]), let writing = Descriptor(ends[1])
    else { throw .refused(what: "cannot make a pipe", code: errno) }
    return (reading, writing)
  }
}
