import Testing

@testable import ContactCenter

/// Addresses of functions, good and bad.
@Suite struct LambdaURLTests {
  @Test(arguments: [
    "http://127.0.0.1:9000/2015-03-31/functions/function/invocations", "https://lambda.example/x?y=1",
    "HTTP://localhost/", "http://[::1]:3001/2015-03-31/functions/book/invocations", "http://localhost",
    "http://localhost:65535",
  ])
  func anAddressIsTaken(url: String) {
    let reading = read("{ \"lambdas\": { \"f\": { \"url\": \"\(url)\" } } }")
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    #expect(reading.definition?.lambdas.first?.binding == .url(url))
  }

  @Test(arguments: [
    ("127.0.0.1:9000", "an address begins with http:// or https://"),
    ("file:///etc/passwd", "an address begins with http:// or https://"),
    ("unix://x", "an address begins with http:// or https://"), ("http://", "it has no host"),
    ("http:///x", "it has no host"), ("http://:9000/x", "it has no host"),
    ("http://me:secret@127.0.0.1/x", "a name or a password does not belong into center.json"),
    ("http://[::1/x", "its host has no ] at its end"),
    ("http://localhost:0/x", "a port is a number from 1 to 65535"),
    ("http://localhost:65536/x", "a port is a number from 1 to 65535"),
    ("http://localhost:/x", "a port is a number from 1 to 65535"),
    ("http://localhost:x/x", "a port is a number from 1 to 65535"),
    ("http://[::1]9000/x", "a port is a number from 1 to 65535"),
    ("http://localhost/a b", "an address has no spaces, and only letters of ASCII"),
    ("http://localhost/\\r\\nX: y", "an address has no spaces, and only letters of ASCII"),
    ("http://münchen.example/x", "an address has no spaces, and only letters of ASCII"),
    ("http://localhost/x#y", "what follows # is never sent"),
  ])
  func anAddressIsRefused(url: String, why: String) throws {
    let reading = read("{ \"lambdas\": { \"f\": { \"url\": \"\(url)\" } } }")
    #expect(reading.problems.map(\.rule) == ["bad-value"])
    let problem = try #require(reading.problems.first)
    #expect(problem.why == why)
    #expect(problem.message.hasSuffix("cannot be called"))
  }
}
