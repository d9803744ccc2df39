/**
 * Says a device's name, such as "CPU, 2 threads" or "WebGPU (…)", in another language.
 *
 * @param threads "2 threads" in that language.
 */
export function deviceNamer(threads: (count: number) => string): (device: string) => string {
  return (device) => device.replace(/(\d+) threads?\b/, (_, digits: string) => threads(Number(digits)));
}
