/** The part of mammoth that is used; its own types speak of Node's buffers. */
declare module 'mammoth/mammoth.browser.js' {
  interface ImageConverter {
    readonly __mammothBrand?: 'ImageConverter';
  }

  interface Mammoth {
    convertToHtml(
      input: { readonly arrayBuffer: ArrayBuffer },
      options: {
        readonly styleMap: readonly string[];
        readonly includeEmbeddedStyleMap: boolean;
        readonly convertImage: ImageConverter;
      },
    ): Promise<{ readonly value: string }>;
    readonly images: {
      /** Makes an `<img>` with the picture's alternative text and these attributes. */
      imgElement(attributes: () => Promise<{ readonly src: string }>): ImageConverter;
    };
  }

  const mammoth: Mammoth;
  export default mammoth;
}
