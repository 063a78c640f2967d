// Prints the C++ sources below the folders given as arguments: binding.gyp's way to list them once, in the file system.
import { walk } from './paths.mjs'

console.log(
  process.argv
    .slice(2)
    .flatMap((folder) => walk(folder, /\.cc$/))
    .join('\n')
)
