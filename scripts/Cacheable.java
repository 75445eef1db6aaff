import static java.lang.classfile.ClassTransform.transformingMethodBodies;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/// Makes copies of jars fit for an AOT cache: `java scripts/Cacheable.java FOLDER`.
///
/// The JVM keeps no class of a signed jar in its cache, and checks the signature in each start; it
/// keeps no class from before Java 6 either, which lacks the frames that classes are verified by
/// today. So signatures are dropped, and old classes get frames. Other jars stay as they are.
final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");

final ClassFileVersion ENOUGH = ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0);

void main(String[] folder) throws IOException {
    try (var files = Files.newDirectoryStream(Path.of(folder[0]), "*.jar")) {
        for (var file : files) {
            makeFit(file);
        }
    }
}

void makeFit(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile(), false)) {
        if (jar.stream().noneMatch(isUnfit(jar))) {
            return;
        }
        var fit = file.resolveSibling(file.getFileName() + ".fit");
        copy(jar, fit);
        Files.move(fit, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

Predicate<JarEntry> isUnfit(JarFile jar) {
    return entry -> isSignature(entry) || (isClass(entry) && isOld(bytes(jar, entry)));
}

void copy(JarFile jar, Path fit) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(fit), manifest(jar))) {
        for (var entry : jar.stream().filter(this::isKept).toList()) {
            out.putNextEntry(new JarEntry(entry.getName()));
            out.write(isClass(entry) ? renewed(bytes(jar, entry), jar) : bytes(jar, entry));
        }
    }
}

/// The main attributes; the others are digests of what is signed.
Manifest manifest(JarFile jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().putAll(jar.getManifest().getMainAttributes());
    return manifest;
}

boolean isKept(JarEntry entry) {
    return !isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME);
}

boolean isSignature(JarEntry entry) {
    return SIGNATURE.matcher(entry.getName()).matches();
}

boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class");
}

boolean isOld(byte[] classFile) {
    return classFile[7] < ClassFile.JAVA_6_VERSION;
}

byte[] renewed(byte[] classFile, JarFile jar) {
    if (!isOld(classFile)) {
        return classFile;
    }
    var resolver =
            ClassHierarchyResolver.ofResourceParsing(name -> stream(jar, name))
                    .orElse(ClassHierarchyResolver.defaultResolver());
    var classes = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(resolver));
    ClassTransform version =
            (renewed, element) ->
                    renewed.with(element instanceof ClassFileVersion ? ENOUGH : element);
    return classes.transformClass(
            classes.parse(classFile),
            version.andThen(transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
}

/// Null where the jar has no such class, as a resolver wants it.
InputStream stream(JarFile jar, ClassDesc name) {
    var descriptor = name.descriptorString();
    var entry = jar.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    return entry == null ? null : new ByteArrayInputStream(bytes(jar, entry));
}

byte[] bytes(JarFile jar, JarEntry entry) {
    try (var in = jar.getInputStream(entry)) {
        return in.readAllBytes();
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}
