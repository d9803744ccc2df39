/** The GPU adapter as the browser tells it; null where there is none. */
export async function nameGpuAdapter(): Promise<string | null> {
  // Absent in browsers without WebGPU and in pages without a secure context.
  const { gpu } = navigator as { readonly gpu?: GPU };
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const { description, vendor, architecture, device } = adapter.info;
  const words =
    description === '' ? [vendor, architecture, device].filter((word) => word !== '').join(' ') : description;
  return words === '' ? 'unnamed GPU' : words;
}
