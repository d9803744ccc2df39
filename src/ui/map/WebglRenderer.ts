import { COLOURS } from './mapGroups';
import { emphasis, type DrawnColours, type DrawnPoints, type PointRenderer, type PointScale } from './PointRenderer';
import type { Size, Viewport } from './Viewport';

const vertexSource = `#version 300 es
in vec2 place;
in uint group;
in uint emphasis;
uniform vec2 middle;
uniform vec2 scale;
uniform float diameter;
uniform uint layer;
uniform vec3 colours[${COLOURS}];
flat out vec4 colour;
flat out uint shape;
flat out uint found;
void main() {
  bool isFound = emphasis == 2u;
  if (isFound != (layer == 1u)) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  gl_Position = vec4((place - middle) * scale, 0.0, 1.0);
  gl_PointSize = isFound ? max(diameter * 1.9, diameter + 6.0) : diameter;
  colour = vec4(colours[group % ${COLOURS}u], emphasis == 1u ? 0.3 : 0.9);
  shape = group / ${COLOURS}u % 3u;
  found = isFound ? 1u : 0u;
}`;

const fragmentSource = `#version 300 es
precision mediump float;
uniform vec3 foundColour;
flat in vec4 colour;
flat in uint shape;
flat in uint found;
out vec4 drawn;
void main() {
  vec2 at = abs(gl_PointCoord * 2.0 - 1.0);
  float reach = shape == 0u ? length(at) : shape == 1u ? max(at.x, at.y) * 1.12 : at.x + at.y;
  if (reach > 1.0) discard;
  drawn = found == 1u && reach > 0.62 ? vec4(foundColour, 1.0) : colour;
}`;

/**
 * Draws points with WebGL 2. Of our own: deck.gl is 250 KB to be loaded for a tenth of these lines, and what builds on
 * regl makes code at run time, which the page's security policy forbids.
 *
 * @returns null where there is no WebGL 2.
 */
export function makeWebglRenderer(canvas: HTMLCanvasElement): PointRenderer | null {
  const gl = canvas.getContext('webgl2', { antialias: false, alpha: true, premultipliedAlpha: false });
  if (!gl) return null;
  const program = makeProgram(gl);
  if (!program) return null;
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const attribute = (name: string, components: number, type: number): WebGLBuffer => {
    const buffer = gl.createBuffer();
    const location = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(location);
    if (type === gl.FLOAT) gl.vertexAttribPointer(location, components, type, false, 0, 0);
    else gl.vertexAttribIPointer(location, components, type, 0, 0);
    return buffer;
  };
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const places = attribute('place', 2, gl.FLOAT);
  const groups = attribute('group', 1, gl.UNSIGNED_BYTE);
  const emphases = attribute('emphasis', 1, gl.UNSIGNED_BYTE);
  const [middle, scale, pointSize, layer] = ['middle', 'scale', 'diameter', 'layer'].map(uniform);
  const name = rendererName(gl);
  let count = 0;
  let hasFound = false;
  let shown: Partial<DrawnPoints> = {};

  const fill = (buffer: WebGLBuffer, values: Float32Array | Uint8Array): void => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values as AllowSharedBufferSource, gl.STATIC_DRAW);
  };
  return {
    name,
    isSlow: /SwiftShader|llvmpipe|softpipe|Basic Render/i.test(name),
    setPoints(points) {
      if (points.positions !== shown.positions) fill(places, points.positions);
      if (points.groupOf !== shown.groupOf) fill(groups, points.groupOf);
      if (points.emphasisOf !== shown.emphasisOf) {
        fill(emphases, points.emphasisOf);
        hasFound = points.emphasisOf.includes(emphasis.found);
      }
      shown = points;
      count = points.positions.length / 2;
    },
    setColours({ groups: colours, found }: DrawnColours) {
      gl.uniform3fv(uniform('colours'), colours.flat());
      gl.uniform3fv(uniform('foundColour'), [...found]);
    },
    draw(view: Viewport, size: Size, { ratio, diameter }: PointScale) {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(middle!, view.x, view.y);
      gl.uniform2f(scale!, (2 * view.scale) / size.width, (2 * view.scale) / size.height);
      gl.uniform1f(pointSize!, diameter * ratio);
      for (const each of hasFound ? [0, 1] : [0]) {
        gl.uniform1ui(layer!, each);
        gl.drawArrays(gl.POINTS, 0, count);
      }
    },
    dispose() {
      for (const buffer of [places, groups, emphases]) gl.deleteBuffer(buffer);
      gl.deleteProgram(program);
    },
  };
}

function makeProgram(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : null;
}

function rendererName(gl: WebGL2RenderingContext): string {
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
