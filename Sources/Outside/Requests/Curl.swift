#if Web
  import CCurl

  /// libcurl, loaded when the first request is made.
  enum Curl {
    /// Its functions; nil where there is no libcurl.
    nonisolated(unsafe) static let functions: UnsafePointer<ccurl>? = {
      let loaded = UnsafeMutablePointer<ccurl>.allocate(capacity: 1)
      loaded.initialize(to: ccurl())
      return ccurl_load(loaded) == 0 ? nil : UnsafePointer(loaded)
    }()
  }
#endif
