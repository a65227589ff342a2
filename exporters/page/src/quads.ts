// The frame of both programs: every item is a rectangle, two triangles, whose corners its vertex shader places by
// a_corner, from (low, low), (0, 0) or (-1, -1), to (1, 1).
const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

interface Attribute {
  name: string;
  size: number;
  type: number;
  normalized?: boolean;
}

export const number = (name: string, size = 1): Attribute => ({ name, size, type: FLOAT });
export const color = (name: string): Attribute => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });

export function quads<Uniform extends string>(
  low: number, vertex: string, fragment: string, uniforms: readonly Uniform[], attributes: Attribute[],
) {
  return {
    VERTICES: 6,
    VERTEX_SHADER_SOURCE: vertex,
    FRAGMENT_SHADER_SOURCE: fragment,
    METHOD: TRIANGLES,
    UNIFORMS: uniforms,
    ATTRIBUTES: [...attributes, color("a_id")], // sigma fills the last one
    CONSTANT_ATTRIBUTES: [number("a_corner", 2)],
    CONSTANT_DATA: [[low, low], [1, low], [1, 1], [low, low], [1, 1], [low, 1]],
  };
}
