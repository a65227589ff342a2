// Edges as flat arcs: parallel ones fan out, a loop is a ring, the status is the line. Between its ends an arc is
// the parabola v(u) = 4h t(1-t), t = u / length, over the chord; so the distance of a pixel to it is near enough
// |v - v(u)| / sqrt(1 + v'(u)^2), which needs no root finding and does not fail on straight lines.
import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { color, number, quads } from "./quads";

export const kLines = ["plain", "planned", "unsure", "past", "threat", "denied"] as const;

export interface ArcEdge extends EdgeDisplayData {
  curvature: number; // height of the arc over its length, or of a loop: its number among the loops
  line: number; // position in kLines
  arrow: boolean;
}

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec2 a_radius;
attribute float a_thickness;
attribute float a_curvature;
attribute float a_style;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_sizeRatio;
uniform float u_minEdgeThickness;
varying vec4 v_color;
varying vec2 v_at;
varying float v_length;
varying float v_height;
varying float v_thickness;
varying vec2 v_radius;
varying float v_style;
const float kPad = 9.0;
void main() {
  vec2 source = (u_matrix * vec3(a_source, 1.0)).xy * u_half;
  vec2 target = (u_matrix * vec3(a_target, 1.0)).xy * u_half;
  float chord = length(target - source);
  v_radius = a_radius / u_sizeRatio;
  v_thickness = max(u_minEdgeThickness, a_thickness / sqrt(u_sizeRatio));
  v_style = a_style;
  vec2 along = vec2(1.0, 0.0);
  vec2 across = vec2(0.0, 1.0);
  if (chord < 0.01) {
    v_length = 0.0;
    v_height = v_radius.x * 0.9 + 7.0 + a_curvature * 7.0;
    v_at = vec2(mix(-v_height - kPad, v_height + kPad, a_corner.x), mix(-kPad, 2.0 * v_height + v_radius.x + kPad, a_corner.y));
  } else {
    v_length = chord;
    v_height = chord * a_curvature;
    along = (target - source) / chord;
    across = vec2(-along.y, along.x);
    v_at = vec2(mix(-1.0, chord + 1.0, a_corner.x), mix(min(0.0, v_height) - kPad, max(0.0, v_height) + kPad, a_corner.y));
  }
  gl_Position = vec4((source + along * v_at.x + across * v_at.y) / u_half, 0.0, 1.0);
#ifdef PICKING_MODE
  v_color = a_id;
#else
  v_color = a_color;
#endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_length;
varying float v_height;
varying float v_thickness;
varying vec2 v_radius;
varying float v_style;
uniform float u_feather;
void main() {
  float distance;
  float walked;
  float left;
  if (v_length == 0.0) {
    vec2 center = vec2(0.0, v_radius.x * 0.6 + v_height);
    distance = abs(length(v_at - center) - v_height);
    walked = atan(v_at.x, v_at.y - center.y) * v_height + 100.0;
    left = 1000.0;
  } else {
    float t = v_at.x / v_length;
    float slope = 4.0 * v_height * (1.0 - 2.0 * t) / v_length;
    float stretch = sqrt(1.0 + slope * slope);
    distance = abs(v_at.y - 4.0 * v_height * t * (1.0 - t)) / stretch;
    walked = v_at.x * stretch - v_radius.x;
    left = (v_length - v_at.x) * stretch - v_radius.y;
    if (t < 0.0 || t > 1.0) distance = 1000.0;
  }
  float arrow = v_style >= 8.0 ? 1.0 : 0.0;
  float style = v_style - 8.0 * arrow;
  float half_width = v_thickness * (style > 2.5 && style < 3.5 ? 0.28 : 0.5);
#ifdef PICKING_MODE
  gl_FragColor = distance < max(half_width, 3.5) ? v_color : vec4(0.0);
#else
  float ink = smoothstep(half_width + u_feather, half_width - u_feather, distance);
  if (style > 0.5 && style < 1.5) ink *= step(mod(walked, 11.0), 6.5);
  if (style > 1.5 && style < 2.5) ink *= step(mod(walked, 5.5), 2.2);
  float head = 5.0 + v_thickness * 2.5;
  if (arrow > 0.5 && left < head) {
    float wing = left / head * (2.5 + v_thickness * 1.1);
    if (style > 4.5) {
      ink = max(ink, left > 1.0 && left < 3.0 ? smoothstep(6.5, 5.5, distance) : 0.0);
    } else if (style > 3.5) {
      ink = smoothstep(1.5, 0.5, abs(distance - wing));
      if (left > head - 1.5 && distance < wing) ink = 1.0;
    } else {
      ink = smoothstep(wing + 0.6, wing - 0.6, distance);
    }
    if (left < 0.0) ink = 0.0;
  }
  gl_FragColor = v_color * ink;
#endif
}`;

const UNIFORMS = ["u_matrix", "u_half", "u_sizeRatio", "u_feather", "u_minEdgeThickness"] as const;
type Locations = Record<(typeof UNIFORMS)[number], WebGLUniformLocation>;

export class ArcProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return quads(0, VERTEX, FRAGMENT, UNIFORMS, [
      number("a_source", 2), number("a_target", 2), number("a_radius", 2), number("a_thickness"), number("a_curvature"),
      number("a_style"), color("a_color"),
    ]);
  }

  processVisibleItem(
    edgeIndex: number, startIndex: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData,
  ): void {
    const edge = data as ArcEdge;
    const array = this.array;
    array[startIndex++] = source.x;
    array[startIndex++] = source.y;
    array[startIndex++] = target.x;
    array[startIndex++] = target.y;
    array[startIndex++] = source.size;
    array[startIndex++] = target.size;
    array[startIndex++] = edge.size;
    array[startIndex++] = edge.curvature;
    array[startIndex++] = edge.line + (edge.arrow ? 8 : 0);
    array[startIndex++] = floatColor(edge.color);
    array[startIndex++] = edgeIndex;
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    const at = uniformLocations as Locations;
    gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
    gl.uniform2f(at.u_half, params.width / 2, params.height / 2);
    gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(at.u_feather, 0.5 + 0.5 / params.pixelRatio);
    gl.uniform1f(at.u_minEdgeThickness, params.minEdgeThickness);
  }
}
