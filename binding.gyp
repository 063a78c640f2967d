# The addon (`ottla`). test/native/Makefile builds the C++ tests over the same rooms, under the sanitizers.
# -Dsanitize=address,undefined instruments the addon itself, for a preloaded run of the tests in test/.
{
  'variables': {
    'sanitize%': '',
    'records_archive%': '<(module_root_dir)/native/records-rs/target/release/libottla_records.a',
  },
  'target_defaults': {
    'include_dirs': ['native', 'native/records-rs/include', "<!(node -p \"require('node-addon-api').include_dir\")"],
    'defines': ['NAPI_VERSION=8', 'NODE_ADDON_API_DISABLE_DEPRECATED', 'NODE_ADDON_API_DISABLE_CPP_EXCEPTIONS'],
    'cflags!': ['-O2', '-O3', '-fno-omit-frame-pointer'],
    'cflags_cc!': ['-std=gnu++17', '-std=gnu++20', '-fexceptions'],
    'cflags': ['-g1', '-fvisibility=hidden', '-Wall', '-Wextra', '-Wno-unused-parameter'],
    'cflags_cc': ['-std=c++20', '-O3', '-fno-exceptions', '-fno-rtti', '-fvisibility-inlines-hidden'],
    'ldflags': ['-Wl,--gc-sections'],
    'conditions': [
      ['target_arch=="x64"', { 'cflags': ['-march=x86-64-v2'] }],
      ['sanitize!=""', {
        'cflags': ['-fsanitize=<(sanitize)', '-fno-omit-frame-pointer'],
        'ldflags': ['-fsanitize=<(sanitize)'],
      }],
    ],
  },
  'targets': [
    {
      'target_name': 'rooms',
      'type': 'static_library',
      'sources': ['<!@(node src/setup/sources.mjs native/core native/io native/batch native/log native/transport)'],
    },
    {
      'target_name': 'ottla',
      'dependencies': ['rooms'],
      'sources': ['native/addon.cc', '<!@(node src/setup/sources.mjs native/binding)'],
      'libraries': ['<(records_archive)'],
      'ldflags': ['-Wl,--exclude-libs,ALL'],
    },
  ],
}
