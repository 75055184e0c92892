/// A value that never changes, held once for all who refer to it: handing it on copies one reference.
final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
