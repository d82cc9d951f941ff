/**
 * What the tests of the palette need to know of colours: contrast as WCAG 2.2 defines it, distance
 * in OKLab (Ottosson, 2020), and how a colour looks where one kind of cone is missing (Machado,
 * Oliveira and Fernandes, 2009, severity 1). Channels are sRGB, from 0 to 1.
 */
export type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

export interface Colour {
  readonly rgb: Triple
  /** How much it covers what lies below, from 0 to 1. */
  readonly alpha: number
}

export const visions: readonly { name: string; cones: Matrix }[] = [
  {
    name: "full colour vision",
    cones: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  },
  {
    name: "protanopia",
    cones: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
  },
  {
    name: "deuteranopia",
    cones: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
  },
  {
    name: "tritanopia",
    cones: [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  },
]

const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]

const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

const each = ([a, b, c]: Triple, change: (channel: number) => number): Triple => [
  change(a),
  change(b),
  change(c),
]

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => {
  const dot = (row: Triple): number => row[0] * a + row[1] * b + row[2] * c
  return [dot(matrix[0]), dot(matrix[1]), dot(matrix[2])]
}

const toLinear = (rgb: Triple): Triple =>
  each(rgb, (channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  )

const luminance = (rgb: Triple): number => {
  const [red, green, blue] = toLinear(rgb)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From `#rrggbb`, or `#rrggbbaa`. */
export function fromHex(hex: string): Colour {
  const channel = (index: number): number =>
    Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255
  return {
    rgb: [channel(0), channel(1), channel(2)],
    alpha: hex.length > 7 ? channel(3) : 1,
  }
}

export function over({ rgb: [a, b, c], alpha }: Colour, below: Triple): Triple {
  const blend = (above: number, under: number): number => above * alpha + under * (1 - alpha)
  return [blend(a, below[0]), blend(b, below[1]), blend(c, below[2])]
}

export function contrast(text: Triple, background: Triple): number {
  const [dark, light] = [luminance(text), luminance(background)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Lightness, and the two axes of colour, as somebody with this vision sees it. */
export function seen(rgb: Triple, cones: Matrix): Triple {
  const light = each(times(cones, toLinear(rgb)), (channel) => Math.min(1, Math.max(0, channel)))
  return times(toLab, each(times(toCones, light), Math.cbrt))
}

export const distance = (one: Triple, other: Triple): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])

/** The angle, in degrees from 0 to 360, and the strength of a colour in OKLab. */
export function hueOf(rgb: Triple): { hue: number; chroma: number } {
  const [, a, b] = times(toLab, each(times(toCones, toLinear(rgb)), Math.cbrt))
  return { hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(a, b) }
}
