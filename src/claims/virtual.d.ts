declare module 'virtual:bundled-pack' {
  const load: () => Promise<import('./packed').SmallPack>;
  export default load;
}
