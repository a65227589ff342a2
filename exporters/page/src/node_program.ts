// Nodes as shapes with a rim, one shape a node type, so that colour is never the only sign.
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { color, number, quads } from "./quads";


export interface ShapedNode extends NodeDisplayData {
  shape: number; // position in kShapes
  rim: string;
}

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_shape;
varying float v_pixel;
void main() {
  float reach = a_size * u_correctionRatio / u_sizeRatio * 2.0 * 1.25;  // in the units of a_position
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * reach, 1.0)).xy, 0.0, 1.0);
  v_at = a_corner * 1.25;
  v_shape = a_shape;
  v_pixel = u_sizeRatio / a_size;  // the radius is 1
#ifdef PICKING_MODE
  v_color = a_id;
  v_rim = a_id;
#else
  v_color = a_color;
  v_rim = a_rim;
#endif
  v_color.a *= 255.0 / 254.0;
  v_rim.a *= 255.0 / 254.0;
}`;

// Signed distances to shapes of about one area; negative inside.
const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_shape;
varying float v_pixel;
float shapeDistance(vec2 p) {
  vec2 a = abs(p);
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(a.x, a.y) - 0.88;
  if (v_shape < 2.5) return (a.x + a.y - 1.25) * 0.7071;
  if (v_shape < 3.5) return max(a.x * 0.8660 + p.y * 0.5, -p.y) - 0.62;
  if (v_shape < 4.5) return max(a.x * 0.8660 + a.y * 0.5, a.y) - 0.95;
  return max(min(a.x, a.y) - 0.38, max(a.x, a.y) - 1.05);
}
void main() {
  float inside = shapeDistance(v_at);
#ifdef PICKING_MODE
  gl_FragColor = inside < 0.05 ? v_color : vec4(0.0);
#else
  float rim = clamp(v_pixel * 1.5, 0.04, 0.3);
  float edge = smoothstep(v_pixel * 0.5, -v_pixel * 0.5, inside);
  vec4 fill = mix(v_color, v_rim, smoothstep(-rim - v_pixel * 0.5, -rim + v_pixel * 0.5, inside));
  gl_FragColor = fill * edge;
#endif
}`;

const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix"] as const;
type Locations = Record<(typeof UNIFORMS)[number], WebGLUniformLocation>;

export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return quads(-1, VERTEX, FRAGMENT, UNIFORMS, [
      number("a_position", 2), number("a_size"), number("a_shape"), color("a_color"), color("a_rim"),
    ]);
  }

  processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData): void {
    const node = data as ShapedNode;
    const array = this.array;
    array[startIndex++] = node.x;
    array[startIndex++] = node.y;
    array[startIndex++] = node.size;
    array[startIndex++] = node.shape;
    array[startIndex++] = floatColor(node.color);
    array[startIndex++] = floatColor(node.rim);
    array[startIndex++] = nodeIndex;
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    const at = uniformLocations as Locations;
    gl.uniform1f(at.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
    gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
  }
}
