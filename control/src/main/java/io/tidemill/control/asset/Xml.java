package io.tidemill.control.asset;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The little XML that the blob service's protocol has.
final class Xml {
    /// As many blocks as Azure takes.
    static final int MOST_BLOCKS = 50_000;

    private static final XMLInputFactory FACTORY = plain();

    private Xml() {}

    /// The ids of a block list in their order; empty when it is none.
    static Optional<List<byte[]>> blockList(InputStream body) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(body);
            List<byte[]> ids = new ArrayList<>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT && isBlock(reader)) {
                    Optional<byte[]> id = StagedBlocks.id(reader.getElementText().strip());
                    if (id.isEmpty() || ids.size() >= MOST_BLOCKS) {
                        return Optional.empty();
                    }
                    ids.add(id.get());
                }
            }
            return Optional.of(ids);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (c == '<' || c == '>' || c == '&' || c == '"' || c > 0x7e) {
                        escaped.append("&#").append(c).append(';');
                    } else {
                        escaped.appendCodePoint(c);
                    }
                });
        return escaped.toString();
    }

    private static boolean isBlock(XMLStreamReader reader) {
        return switch (reader.getLocalName()) {
            case "Latest", "Uncommitted", "Committed" -> true;
            default -> false;
        };
    }

    /// Without document types, so that nothing outside of the text is read or multiplied.
    private static XMLInputFactory plain() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
