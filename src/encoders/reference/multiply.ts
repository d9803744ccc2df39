/** The weights of a linear layer without bias, as float32 `[outputs, inputs]`, row-major. */
export interface Matrix {
  readonly outputs: number;
  readonly inputs: number;
  readonly values: Float32Array;
}

/** A linear layer: `matrix · row`, from `[inputs]` to `[outputs]`. */
export function multiply({ outputs, inputs, values }: Matrix, row: Float64Array): Float64Array {
  const product = new Float64Array(outputs);
  for (let output = 0; output < outputs; output++) {
    let sum = 0;
    for (let input = 0; input < inputs; input++) sum += values[output * inputs + input]! * row[input]!;
    product[output] = sum;
  }
  return product;
}
