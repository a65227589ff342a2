// sigma reads constants of this class when it is loaded, even where the browser has no WebGL; then the table is
// all there is, and loading must not fail.
if (typeof globalThis.WebGLRenderingContext === "undefined") {
  Object.assign(globalThis, { WebGLRenderingContext: {}, WebGL2RenderingContext: {} });
}

export function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
