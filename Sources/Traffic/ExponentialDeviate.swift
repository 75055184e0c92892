/// Exponentially distributed numbers, the same on every machine: the ziggurat of Marsaglia and Tsang with 256 layers.
///
/// The area under e^-x is cut into layers of equal area. A draw takes a layer and a place in it; mostly that lies under the
/// curve. The tables and the rare rest are made of `Elementary`, never by the C library.
public struct ExponentialDeviate: @unchecked Sendable {
  private struct Layer {
    /// A place below this lies under the curve for certain.
    let sure: UInt64
    /// The width of the layer by 2^52.
    let width: Double
    /// The height of the curve at the layer's right edge.
    let height: Double
    /// And at that of the layer above.
    let heightAbove: Double
  }

  /// Where the tail begins, and the area of each layer: solutions of the equations that 256 layers close at 1.
  private static let tail = 7.697117470131050
  private static let area = 0.003949659822581572

  /// The layers live as long as the program.
  nonisolated(unsafe) private static let layers: UnsafePointer<Layer> = {
    let layers = UnsafeMutablePointer<Layer>.allocate(capacity: 256)
    var edges = [area / Elementary.exp(-tail), tail]
    while edges.count < 256 {
      let edge = edges[edges.count - 1]
      edges.append(-Elementary.log(area / edge + Elementary.exp(-edge)))
    }
    edges.append(0)
    for layer in 0..<256 {
      let (edge, next) = (edges[layer], edges[layer + 1])
      (layers + layer).initialize(
        to: Layer(
          sure: UInt64(next / edge * 0x1p52), width: edge * 0x1p-52, height: Elementary.exp(-edge),
          heightAbove: Elementary.exp(-next)))
    }
    return UnsafePointer(layers)
  }()

  private let layers: UnsafePointer<Layer>
  /// The mean, in whatever unit the numbers are to be.
  public let mean: Double

  public init(mean: Double) {
    layers = Self.layers
    self.mean = mean
  }

  /// A number, cut to a whole one.
  @inline(__always) public func next(_ bits: inout RandomBits) -> Int64 {
    let draw = bits.next()
    let layer = layers[Int(truncatingIfNeeded: draw >> 56)]
    let place = draw >> 4 & 0xF_FFFF_FFFF_FFFF
    if place < layer.sure { return Int64(Double(place) * layer.width * mean) }
    return Int64(rest(draw, &bits) * mean)
  }

  /// A draw, about one in a hundred, that does not lie under the curve for certain.
  @inline(never) private func rest(_ first: UInt64, _ bits: inout RandomBits) -> Double {
    var draw = first
    var moved = 0.0
    while true {
      let number = Int(truncatingIfNeeded: draw >> 56)
      let layer = layers[number]
      let place = draw >> 4 & 0xF_FFFF_FFFF_FFFF
      let candidate = Double(place) * layer.width
      if place < layer.sure { return moved + candidate }
      if number == 0 {
        // The tail has the shape of the whole, moved.
        moved += Self.tail
      } else {
        let height = layer.height + bits.unit() * (layer.heightAbove - layer.height)
        if height < Elementary.exp(-candidate) { return moved + candidate }
      }
      draw = bits.next()
    }
  }
}
