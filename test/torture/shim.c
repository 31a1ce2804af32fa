// Stands between a program and the C library, for files under TORTURE_UNDER alone: fails or shortens calls as the file
// TORTURE_PLAN says, and writes down in TORTURE_TRACE what changes files. Loaded with LD_PRELOAD; compiled by scene.js.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { READ = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, UNLINK = 16, RENAME = 32, OPEN = 64 };
// What trace.js reads.
enum { T_CREATE = 1, T_WRITE, T_TRUNCATE, T_SYNC, T_UNLINK, T_RENAME, T_LINK };

// The plan, shared with the one who tests: the call of these kinds that fails first, how, whether all after it fail.
struct plan { volatile int32_t nth, error, for_ever, kinds, is_short, counted, failed; };

static struct plan *plan;
static int trace = -1;
static const char *under;
static size_t under_length;
static char *names[4096];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  under = getenv("TORTURE_UNDER");
  under_length = under ? strlen(under) : 0;
  const char *plan_file = getenv("TORTURE_PLAN"), *trace_file = getenv("TORTURE_TRACE");
  if (plan_file) {
    int file = syscall(SYS_openat, AT_FDCWD, plan_file, O_RDWR, 0);
    void *map = mmap(0, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map != MAP_FAILED) plan = map;
  }
  if (trace_file) trace = syscall(SYS_openat, AT_FDCWD, trace_file, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static int is_ours(const char *name) { return under && strncmp(name, under, under_length) == 0; }
static const char *name_of(int file) { return file >= 0 && file < 4096 ? names[file] : 0; }

// Whether this call is to fail; errno is then set.
static int fails(int kind) {
  if (!plan || !(plan->kinds & kind)) return 0;
  int now = __sync_add_and_fetch(&plan->counted, 1);
  if (plan->nth == 0 || now < plan->nth || (now > plan->nth && !plan->for_ever)) return 0;
  plan->failed = 1;
  errno = plan->error;
  return 1;
}

static void note(uint32_t what, const char *name, const char *other, uint64_t at, const void *bytes, uint32_t length) {
  if (trace < 0) return;
  uint32_t head[6] = { what, strlen(name), other ? strlen(other) : 0, length, at, at >> 32 };
  size_t size = sizeof head + head[1] + head[2] + length;
  char *record = malloc(size), *end = record;
  memcpy(end, head, sizeof head), end += sizeof head;
  memcpy(end, name, head[1]), end += head[1];
  if (other) memcpy(end, other, head[2]), end += head[2];
  if (length) memcpy(end, bytes, length);
  pthread_mutex_lock(&lock);
  syscall(SYS_write, trace, record, size);
  pthread_mutex_unlock(&lock);
  free(record);
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static int opened(int file, const char *name, int flags, int was_there) {
  if (file < 0 || file >= 4096 || !is_ours(name)) return file;
  free(names[file]);
  names[file] = strdup(name);
  if ((flags & O_CREAT) && !was_there) note(T_CREATE, name, 0, 0, 0, 0);
  else if (flags & O_TRUNC) note(T_TRUNCATE, name, 0, 0, 0, 0);
  return file;
}

#define OPENS(function) \
  int function(const char *name, int flags, ...) { \
    REAL(int, function, const char *, int, ...); \
    va_list rest; \
    va_start(rest, flags); \
    int mode = va_arg(rest, int); \
    va_end(rest); \
    if (is_ours(name) && fails(OPEN)) return -1; \
    int was_there = is_ours(name) && access(name, F_OK) == 0; \
    return opened(real(name, flags, mode), name, flags, was_there); \
  }
OPENS(open)
OPENS(open64)

int close(int file) {
  REAL(int, close, int);
  if (name_of(file)) free(names[file]), names[file] = 0;
  return real(file);
}

#define READS(function, parameters, arguments, ...) \
  ssize_t function parameters { \
    REAL(ssize_t, function, __VA_ARGS__); \
    if (name_of(file) && fails(READ)) { \
      if (!plan->is_short) return -1; \
      length /= 2; \
    } \
    return real arguments; \
  }
READS(read, (int file, void *bytes, size_t length), (file, bytes, length), int, void *, size_t)
READS(pread, (int file, void *bytes, size_t length, off_t at), (file, bytes, length, at), int, void *, size_t, off_t)
READS(pread64, (int file, void *bytes, size_t length, off64_t at), (file, bytes, length, at), int, void *, size_t, off64_t)

#define WRITES(function, parameters, arguments, place, ...) \
  ssize_t function parameters { \
    REAL(ssize_t, function, __VA_ARGS__); \
    const char *name = name_of(file); \
    if (!name) return real arguments; \
    if (fails(WRITE)) { \
      if (!plan->is_short) return -1; \
      length = length > 1 ? length / 2 : length; \
    } \
    uint64_t start = place; \
    ssize_t done = real arguments; \
    if (done > 0) note(T_WRITE, name, 0, start, bytes, done); \
    return done; \
  }
WRITES(write, (int file, const void *bytes, size_t length), (file, bytes, length), lseek(file, 0, SEEK_CUR), int, const void *, size_t)
WRITES(pwrite, (int file, const void *bytes, size_t length, off_t at), (file, bytes, length, at), at, int, const void *, size_t, off_t)
WRITES(pwrite64, (int file, const void *bytes, size_t length, off64_t at), (file, bytes, length, at), at, int, const void *, size_t, off64_t)

#define ON_FILE(function, kind, parameters, arguments, noted, ...) \
  int function parameters { \
    REAL(int, function, __VA_ARGS__); \
    const char *name = name_of(file); \
    if (name && fails(kind)) return -1; \
    int done = real arguments; \
    if (name && done == 0) noted; \
    return done; \
  }
ON_FILE(ftruncate, TRUNCATE, (int file, off_t size), (file, size), note(T_TRUNCATE, name, 0, size, 0, 0), int, off_t)
ON_FILE(ftruncate64, TRUNCATE, (int file, off64_t size), (file, size), note(T_TRUNCATE, name, 0, size, 0, 0), int, off64_t)
ON_FILE(fsync, SYNC, (int file), (file), note(T_SYNC, name, 0, 0, 0, 0), int)
ON_FILE(fdatasync, SYNC, (int file), (file), note(T_SYNC, name, 0, 0, 0, 0), int)

int unlink(const char *name) {
  REAL(int, unlink, const char *);
  if (is_ours(name) && fails(UNLINK)) return -1;
  int done = real(name);
  if (done == 0 && is_ours(name)) note(T_UNLINK, name, 0, 0, 0, 0);
  return done;
}

#define TWO_NAMES(function, what) \
  int function(const char *name, const char *other) { \
    REAL(int, function, const char *, const char *); \
    if (is_ours(other) && fails(RENAME)) return -1; \
    int done = real(name, other); \
    if (done == 0 && is_ours(other)) note(what, name, other, 0, 0, 0); \
    return done; \
  }
TWO_NAMES(rename, T_RENAME)
TWO_NAMES(link, T_LINK)

// Copies inside the kernel would pass by: what copies goes on to read and write.
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *place, size_t length, unsigned flags) {
  (void)from, (void)at, (void)to, (void)place, (void)length, (void)flags;
  errno = ENOSYS;
  return -1;
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
  (void)to, (void)from, (void)at, (void)length;
  errno = EINVAL;
  return -1;
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
  (void)to, (void)from, (void)at, (void)length;
  errno = EINVAL;
  return -1;
}
